// Runs in GraphiQL's page, before GraphiQL: every question of the page carries the token of the persona that is chosen.
{
  const { issuer, secret, first, personas } = JSON.parse(document.querySelector('#personas').textContent)
  const select = document.querySelector('#persona')
  const sentence = document.querySelector('#persona-sentence')
  const askNetwork = window.fetch.bind(window)
  const remembered = 'caregraph.persona'
  /** How much of its life a token is used for. */
  const shareOfLife = 0.9

  /** The token of each persona that was chosen, and when to get another: as promises, so that each is asked for once. */
  const tokens = new Map()

  async function requestToken(persona) {
    const answer = await askNetwork(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${persona}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }).catch(() => null)
    if (!answer?.ok) throw new Error(`Cannot get a token for ${persona}: the issuer at ${issuer} gives none`)
    const { access_token: token, expires_in: seconds } = await answer.json()
    return { token, renewAt: Date.now() + seconds * 1000 * shareOfLife }
  }

  async function tokenOf(persona) {
    const kept = tokens.get(persona) ?? keep(persona)
    const { token, renewAt } = await kept
    if (Date.now() < renewAt) return token
    if (tokens.get(persona) === kept) tokens.delete(persona)
    return tokenOf(persona)
  }

  function keep(persona) {
    const requested = requestToken(persona)
    tokens.set(persona, requested)
    // What failed is tried again by the next who asks.
    requested.catch(() => tokens.delete(persona))
    return requested
  }

  async function withToken(request, persona) {
    const signed = new Request(request)
    signed.headers.set('authorization', `Bearer ${await tokenOf(persona)}`)
    return signed
  }

  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    // A token goes to this gateway only; one that was put into the headers editor is meant.
    const isOurs = new URL(request.url).origin === location.origin
    if (!isOurs || request.headers.has('authorization')) return askNetwork(request)
    const persona = select.value
    const answer = await askNetwork(await withToken(request.clone(), persona))
    if (answer.status !== 401) return answer
    // The sandbox was started anew since, and its issuer with it: once more, with a token of the new one.
    tokens.delete(persona)
    await answer.body?.cancel()
    return askNetwork(await withToken(request, persona))
  }

  function describe() {
    sentence.textContent = personas.find(({ name }) => name === select.value).description
  }

  /** Tabs with an answer, perhaps, that another persona got. */
  const stale = new Set()

  // An answer that stays would be read as the new persona's.
  function askAnew() {
    const button = () => document.querySelector('.graphiql-execute-button')
    const isAsking = button()?.ariaLabel?.startsWith('Stop')
    const hasAnswer = document.querySelector('.graphiql-response .view-line')?.textContent
    if (isAsking) button()?.click()
    if (isAsking || hasAnswer) setTimeout(() => button()?.click())
  }

  for (const { name } of personas) select.add(new Option(name))
  select.value = sessionStorage.getItem(remembered) ?? first
  if (select.selectedIndex < 0) select.value = first
  describe()
  select.addEventListener('change', () => {
    sessionStorage.setItem(remembered, select.value)
    describe()
    for (const tab of document.querySelectorAll('.graphiql-tab:not(.graphiql-tab-active) .graphiql-tab-button')) {
      stale.add(tab)
    }
    askAnew()
  })
  document.addEventListener('click', ({ target }) => {
    // GraphiQL takes a moment to see that another operation is shown.
    if (stale.delete(target.closest('.graphiql-tab-button'))) setTimeout(askAnew, 500)
  })
}
