import { PlainButton } from '../../../components/plain-button.tsx';

const panels = { filters: 'Filters', views: 'Views', options: 'Options', maintenance: 'Maintenance' } as const;

export type PanelName = keyof typeof panels;

const names = ['filters', 'views', 'options', 'maintenance'] as const satisfies readonly PanelName[];

interface PanelButtonsProps {
  readonly panelId: string;
  readonly open: PanelName | undefined;
  /** How many filters are set that are not in sight. */
  readonly filterCount: number;
  readonly onOpen: (panel: PanelName | undefined) => void;
}

/** Each opens its panel below the controls, and closes it again. */
export function PanelButtons({ panelId, open, filterCount, onOpen }: PanelButtonsProps) {
  return (
    <div className="panels">
      {names.map((name) => (
        <PlainButton
          key={name}
          aria-expanded={open === name}
          aria-controls={panelId}
          onClick={() => onOpen(open === name ? undefined : name)}
        >
          {panels[name]}
          {name === 'filters' && filterCount > 0 ? ` (${filterCount})` : ''}
        </PlainButton>
      ))}
    </div>
  );
}
