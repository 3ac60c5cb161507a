import type { SecretProgress } from './secret-progress.ts';

/** One step of a guided change. `said`: the person's word that it is done; the console cannot see receivers. */
export interface ChangeStep {
  readonly title: string;
  readonly text: string;
  readonly said: string;
  readonly kind?: 'save' | 'copy' | 'verify';
}

const verify: ChangeStep = {
  title: 'See one notification verify',
  text: 'Nothing here can tell that it worked: the console sees no deliveries. Take the next notification from your receiver and verify it with the new secret. One that VCC had begun to send before may still carry the old signature.',
  said: 'I have seen one verify',
  kind: 'verify',
};

export const changeSteps: Readonly<Record<SecretProgress['way'], readonly ChangeStep[]>> = {
  swap: [
    {
      title: 'Let the receiver accept two secrets',
      text: 'A notification is good if either the old or the new secret verifies it. Without this, notifications are refused until the receiver has the new one; VCC sends those again for up to 24 hours.',
      said: 'It accepts two',
    },
    {
      title: 'Make, store and save the new secret',
      text: 'Store it in the receiver first, beside the old one. Then save it here.',
      said: '',
      kind: 'save',
    },
    verify,
    {
      title: 'Take the old secret out of the receiver',
      text: 'Only after the new one was seen to verify.',
      said: 'The old one is out',
    },
  ],
  second: [
    {
      title: 'Create a second subscription',
      text: 'A copy with its own secret, and best with a URL of its own that checks with that secret. It starts switched off. Its secret is shown once: store it in the receiver.',
      said: 'It is created, its secret is stored',
      kind: 'copy',
    },
    {
      title: 'Switch the second one on',
      text: 'From now on each event arrives twice, so the receiver must do its work once. Nobody documents whether the two notifications carry the same id.',
      said: 'It is on',
    },
    verify,
    {
      title: 'Switch this one off, then delete it',
      text: 'Switch it off first. Delete it when nothing is missed.',
      said: 'It is off',
    },
  ],
};
