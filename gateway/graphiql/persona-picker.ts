import { readFileSync } from 'node:fs'

/** Who can be chosen in the page, and where their tokens come from. All of them are made up. */
export interface PersonaPicker {
  /** The address of the sandbox's issuer. */
  readonly issuer: string
  /** Of every persona: the page holds it, and whoever opens the page reads it. */
  readonly secret: string
  readonly personas: readonly { readonly name: string; readonly description: string }[]
  /** Name of the persona that is chosen until another is. */
  readonly first: string
}

/** What goes into the page before GraphiQL: a bar to choose a persona in, and the script behind it. */
export interface PickerMarkup {
  readonly html: string
  /** The one script in `html` that runs, for the policy that lets it run. */
  readonly script: string
}

export function pickerMarkup({ issuer, secret, personas, first }: PersonaPicker): PickerMarkup {
  const script = readFileSync(new URL('persona-picker.js', import.meta.url), 'utf8')
  const described = personas.map(({ name, description }) => ({ name, description }))
  // No text in it may end the element it stands in.
  const data = JSON.stringify({ issuer, secret, first, personas: described }).replaceAll('<', '\\u003c')
  const html = `<style>${style}</style>
      <div id="persona-picker">
        <label for="persona">Ask as</label>
        <select id="persona"></select>
        <span id="persona-sentence"></span>
      </div>
      <script type="application/json" id="personas">${data}</script>
      <script>${script}</script>
      `
  return { html, script }
}

const style = `
  body { display: flex; flex-direction: column; height: 100vh; margin: 0; }
  #root { flex: 1; min-height: 0; }
  #root .graphiql-container { height: 100%; }
  #persona-picker {
    display: flex; gap: 8px; align-items: center; padding: 6px 16px;
    font: 14px system-ui, sans-serif; color: #3b4b68; background: #eef1f6; border-bottom: 1px solid #d3d9e4;
  }
  #persona { font: inherit; font-weight: 600; padding: 2px 4px; }
`
