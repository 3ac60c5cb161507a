import { createTheme } from '@mui/material/styles';

/**
 * One place for colour, density and shape. Colours are CSS variables switched by the system's preference, so that
 * no script has to run before the first paint (the strict policy forbids an inline one).
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'media' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#3a3fc0' },
        success: { main: '#1b7a43' },
        warning: { main: '#9a5b00' },
        error: { main: '#b3261e' },
        info: { main: '#0b5cad' },
        background: { default: '#f6f7fb', paper: '#ffffff' },
        text: { primary: '#1b1d2a', secondary: '#545870' },
        divider: '#dcdfea',
      },
    },
    dark: {
      palette: {
        primary: { main: '#aab0ff' },
        success: { main: '#6fd39a' },
        warning: { main: '#f0b860' },
        error: { main: '#ff9d94' },
        info: { main: '#86c1ff' },
        background: { default: '#12131b', paper: '#1a1c27' },
        text: { primary: '#eceef8', secondary: '#a9adc4' },
        divider: '#2f3242',
      },
    },
  },
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif',
    fontSize: 14,
    h1: { fontSize: '1.5rem', fontWeight: 650, letterSpacing: '-0.01em', lineHeight: 1.3 },
    h2: { fontSize: '1.125rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '1rem', fontWeight: 600, lineHeight: 1.4 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    // What takes the focus must not hide under the sticky header (WCAG 2.4.11).
    MuiCssBaseline: {
      styleOverrides: ({ vars }) => ({
        html: { scrollPaddingTop: 80 },
        a: { color: vars.palette.primary.main },
      }),
    },
    MuiDialogTitle: { styleOverrides: { root: { fontWeight: 650, fontSize: '1.25rem' } } },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: {
        root: ({ theme: { vars } }) => ({
          '&.Mui-focusVisible': { outline: `2px solid ${vars.palette.primary.main}`, outlineOffset: 2 },
        }),
      },
    },
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { '@media (forced-colors: active)': { border: '1px solid ButtonText' } } },
    },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
  },
});
