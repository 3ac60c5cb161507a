/** What to paste, and where it is found: shown until there is a verdict. */
export function WhereToFind() {
  return (
    <div className="stack">
      <h3>Where to find them</h3>
      <ul>
        <li>
          <strong>Header and body</strong> are those of one request that reached your receiver. Log them before any
          framework parses the body, or look at them in your gateway or a tunnel’s inspector.
        </li>
        <li>
          <strong>The secret</strong> was shown once, when the subscription was created, and should be where your
          receiver reads it. VCC does not tell it again; if nobody has it, change it.
        </li>
      </ul>
      <h3>What is found out</h3>
      <p className="quiet">
        A wrong secret, or one that is used as text; a body that was parsed and written anew, has other line ends, or
        was taken from a log; a header that was cut off; a signature that has expired, and clocks that differ; another
        algorithm. Then the envelope, the data by its schema, and which subscriptions could have sent it.
      </p>
    </div>
  );
}
