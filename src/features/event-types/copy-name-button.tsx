import Button from '@mui/material/Button';
import { useNotices } from '../../components/feedback/notice-context.tsx';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';

/** Copies the name exactly as the API tells it. */
export function CopyNameButton({ name }: { readonly name: string }) {
  const notices = useNotices();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(name);
      notices.show(`“${revealHiddenCharacters(name)}” copied.`);
    } catch {
      notices.show('The name could not be copied: the browser refused. Select it in the heading.');
    }
  };
  return <Button onClick={() => void copy()}>Copy name</Button>;
}
