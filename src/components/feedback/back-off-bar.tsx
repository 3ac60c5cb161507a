import { SecondsLeft } from '../seconds-left.tsx';
import { NoticeFrame, NoticeRegion } from './notice-frame.ts';

/**
 * Counts down to when the console may ask the API again. Told once: the seconds are for the eye, and would interrupt
 * for as long as they last.
 */
export function BackOffBar({ until }: { readonly until: number | undefined }) {
  return (
    <NoticeRegion role="status" data-is-second>
      {until === undefined ? null : (
        <NoticeFrame>
          <span>
            VCC has had too many requests. The console waits, and then goes on by itself
            <span aria-hidden>
              : <SecondsLeft key={until} until={until} />
            </span>
          </span>
        </NoticeFrame>
      )}
    </NoticeRegion>
  );
}
