import { createIcon, InfoIcon, WarningIcon } from '../../components/icons.tsx';
import type { Check, Verdict } from './header-checks.ts';

const PassIcon = createIcon(
  <path d="M9.500 16.200 5.300 12l-1.400 1.400 5.600 5.600 11-11-1.400-1.400-9.600 9.600Z" />,
);

const icons = { pass: PassIcon, fail: WarningIcon, unknown: InfoIcon } as const;
const words: Record<Verdict, string> = { pass: 'Passed', fail: 'Failed', unknown: 'Unknown' };

interface ChecksTableProps {
  readonly label: string;
  readonly checks: readonly Check[];
}

/** One line for each check; its verdict is a word and a shape, and a colour beside. */
export function ChecksTable({ label, checks }: ChecksTableProps) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Verdict</th>
          <th scope="col">What was seen</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ name, verdict, detail }) => {
          const Icon = icons[verdict];
          return (
            <tr key={name} data-verdict={verdict}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className="verdict">
                <Icon />
                {words[verdict]}
              </td>
              <td>{detail}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How the checks went, in one line for who cannot see the table change. */
export function summaryOf(checks: readonly Check[]): string {
  const count = (verdict: Verdict): number => checks.filter((check) => check.verdict === verdict).length;
  return `${count('pass')} passed, ${count('fail')} failed, ${count('unknown')} unknown.`;
}
