import type { ReactNode } from 'react';

/** Beside text in a row that has little room an icon keeps its size. */
const style = { flex: 'none' };

/**
 * Plain elements and none of MUI's: rows mount hundreds of them while they scroll, and emotion's work for each is dear.
 * As large as 1.5 times the page's text, unless a style sheet gives another font size. Never read out: what an icon
 * stands for is said in words beside it.
 */
export function createIcon(path: ReactNode) {
  return function Icon() {
    return (
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        width="1em"
        height="1em"
        fontSize="1.5rem"
        fill="currentColor"
        style={style}
      >
        {path}
      </svg>
    );
  };
}

/** The console's few icons, drawn here: the icon package is 174 MB for forty of them (dependencies.md). */
export const AccountIcon = createIcon(
  <path d="M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm0 2c-4 0-8 2-8 5.2V21h16v-1.800C20 16 16 14 12 14Z" />,
);
export const ActivityIcon = createIcon(
  <path d="M13 3a9 9 0 0 0-9 9H1l4 4 4-4H6a7 7 0 1 1 2.100 5l-1.400 1.400A9 9 0 1 0 13 3Zm-1 5v5l4.300 2.500.7-1.200-3.500-2.100V8H12Z" />,
);
export const MenuIcon = createIcon(<path d="M3 6h18v2H3V6Zm0 5h18v2H3v-2Zm0 5h18v2H3v-2Z" />);
export const AddIcon = createIcon(<path d="M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z" />);
export const RefreshIcon = createIcon(
  <path d="M17.7 6.300A8 8 0 1 0 19.700 14h-2.100A6 6 0 1 1 16.200 7.800L13 11h7V4l-2.300 2.300Z" />,
);
export const SearchIcon = createIcon(
  <path d="M10 4a6 6 0 1 0 3.700 10.700l4.800 4.800 1.400-1.400-4.800-4.800A6 6 0 0 0 10 4Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" />,
);
export const SubscriptionsIcon = createIcon(<path d="M4 5h16v3H4V5Zm0 5.500h16v3H4v-3ZM4 16h10v3H4v-3Z" />);
export const EventTypesIcon = createIcon(
  <path d="M13 2 5 14h5l-1 8 9-13h-6l1-7Zm-9.500 3h4v2h-4V5Zm0 5h2.500v2h-2.500v-2Z" />,
);
export const ChecksIcon = createIcon(
  <path d="M9.500 16.200 5.300 12l-1.400 1.400 5.600 5.600 11-11-1.400-1.400-9.600 9.600ZM4 4h11v2H4V4Zm0 4h8v2H4V8Z" />,
);
export const SignaturesIcon = createIcon(
  <path d="M7 7a5 5 0 1 0 4.600 7H14v3h3v-3h2v3h3v-5H11.600A5 5 0 0 0 7 7Zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z" />,
);
export const WarningIcon = createIcon(<path d="M12 3 1.500 21h21L12 3Zm1 14.500h-2v-2h2v2Zm0-3.500h-2v-4.500h2V14Z" />);
export const InfoIcon = createIcon(
  <path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-1 7h2v6h-2v-6Zm0-4h2v2h-2V7Z" />,
);
export const ArrowUpIcon = createIcon(<path d="M12 5l6 6-1.400 1.400L13 8.800V19h-2V8.800l-3.600 3.600L6 11l6-6Z" />);
export const ArrowDownIcon = createIcon(
  <path d="M12 19l-6-6 1.400-1.400L11 15.200V5h2v10.200l3.600-3.600L18 13l-6 6Z" />,
);
