import {
  ActionIcon,
  Button,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

// Shade 7 is the token of the light theme, shade 4 that of the dark one; see tokens.css.
const accent: MantineColorsTuple = [
  '#e4f3ec',
  '#c5e6d6',
  '#a3d8be',
  '#7ad8b7',
  '#4cc39a',
  '#2fa57d',
  '#17805c',
  '#0f6b4f',
  '#0b5a42',
  '#083f2e',
]
const amber: MantineColorsTuple = [
  '#fdf1dc',
  '#f9e0b6',
  '#f3cc8a',
  '#ebb766',
  '#e2a54a',
  '#c98520',
  '#ac6707',
  '#8f5300',
  '#744300',
  '#523000',
]
const red: MantineColorsTuple = [
  '#fce9e7',
  '#f8cfcb',
  '#f5b3ad',
  '#f29d95',
  '#f08a80',
  '#dc5f54',
  '#c63d33',
  '#b3261e',
  '#931d16',
  '#6b140f',
]
const violet: MantineColorsTuple = [
  '#eeeafa',
  '#dcd5f6',
  '#cabff4',
  '#beb0f3',
  '#b3a1f2',
  '#8e78dc',
  '#7055c5',
  '#5a3fb0',
  '#483190',
  '#33226a',
]
const blue: MantineColorsTuple = [
  '#e6f0fb',
  '#cbe0f6',
  '#b0d0f3',
  '#9ac4f1',
  '#86b8ef',
  '#5593d6',
  '#3576bd',
  '#1d5fa8',
  '#164c88',
  '#0f3763',
]

// What the component set takes for surfaces and lines of the dark theme.
const dark: MantineColorsTuple = [
  '#e6ebf0',
  '#c5ced6',
  '#a9b5c1',
  '#8f9caa',
  '#3d4b58',
  '#212c37',
  '#1a242e',
  '#141d26',
  '#0f161e',
  '#0b1218',
]

/** Colours of the theme that a button, chip or mark can take, and the token each stands for. */
const tokenOf: Readonly<Record<string, string>> = {
  accent: 'accent',
  amber: 'amber',
  red: 'red',
  violet: 'violet',
  blue: 'blue',
  gray: 'grey',
}

const variantColors: VariantColorsResolver = ({ color = 'accent', variant }) => {
  const token = tokenOf[color] ?? 'accent'
  const hover = token === 'accent' ? 'var(--accent-hover)' : `var(--${token})`
  switch (variant) {
    case 'filled':
      return { background: `var(--${token})`, hover, color: 'var(--on-accent)', border: '1px solid transparent' }
    case 'light':
      return {
        background: `var(--${token}-wash)`,
        hover: `var(--${token}-wash)`,
        color: `var(--${token})`,
        border: '1px solid transparent',
      }
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'var(--grey-wash)',
        color: `var(--${token})`,
        border: '1px solid transparent',
      }
    default:
      return { background: 'var(--paper)', hover: 'var(--wash)', color: 'var(--ink)', border: '1px solid var(--line)' }
  }
}

const controlHeight = {
  root: { '--button-height': 'var(--control)', '--button-fz': '13px', '--button-padding-x': '12px' },
}

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  colors: { dark, accent, amber, red, violet, blue },
  autoContrast: true,
  variantColorResolver: variantColors,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '14px' },
  defaultRadius: 'md',
  breakpoints: { xs: '30em', sm: '37.5em', md: '48em', lg: '68em', xl: '90em' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '20px', lineHeight: '1.25' }, h2: { fontSize: '14px', lineHeight: '1.4' } },
  },
  shadows: { xs: 'none', sm: 'none', md: 'var(--floating)', lg: 'var(--floating)', xl: 'var(--floating)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', fw: 550 },
      vars: (_theme, props) => (props.size ? { root: {} } : controlHeight),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle' },
      vars: (_theme, props) => ({ root: props.size ? {} : { '--ai-size': 'var(--control)' } }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--control)',
          '--input-fz': '14px',
        },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({
        label: { '--input-label-size': '13px' },
        description: { '--input-description-size': '12px' },
        error: { '--input-error-size': '12px' },
        success: {},
      }),
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', position: 'bottom-end', transitionProps: { duration: 100 }, withinPortal: true },
    }),
    Switch: { defaultProps: { withThumbIndicator: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Combobox: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        transitionProps: { duration: 100 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 120 },
        radius: 'lg',
        centered: true,
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.35 },
      },
    }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: { duration: 140 }, shadow: 'lg', padding: 'lg' } }),
  },
})

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--blue)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--wash)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
}

/** Makes every component of the set read our tokens, so that a token is changed in one place. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
