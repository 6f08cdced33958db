import type { Cut, Mutant } from '../mutant.ts'

// Who is asking: gateway/authentication, the signature of a gateway, the token of a user.

const auth = 'subgraphs/shared/auth'
const doors = ['test/gateway/authentication']
const program = ['test/gateway/main.test.ts']
const subgraphProgram = ['test/gateway/main-subgraphs.test.ts']
const signature = [`test/${auth}/gateway-signature.test.ts`]
const nonces = [`test/${auth}/seen-nonces.test.ts`]
const bearer = [`test/${auth}/bearer.test.ts`]
const token = [`test/${auth}/access-tokens.test.ts`]

const room = 'gateway/authentication/authentication.ts'
const identity = 'gateway/identity.ts'
const signed = `${auth}/gateway-signature.ts`
const seen = `${auth}/seen-nonces.ts`
const header = `${auth}/bearer.ts`
const text = `${auth}/principal-text.ts`
const tokens = `${auth}/access-tokens.ts`

/** Somebody whom nobody vouched for. */
const anybody =
  "({ issuer: '', subject: 'anybody', client: '', scopes: new Set<string>(), companies: 'all', facilities: 'all', supplier: null, expiresAt: 0 } as const)"

function cut(
  file: string,
  name: string,
  find: string,
  replace: string,
  suites: readonly string[],
  { survives, ...place }: Pick<Cut, 'occurrence'> & Pick<Mutant, 'survives'> = {},
): Mutant {
  return { name, change: { file, find, replace, ...place }, suites, ...(survives !== undefined && { survives }) }
}

const atTheDoor: readonly Mutant[] = [
  cut(
    'gateway/server.ts',
    'whoever is refused is served all the same',
    'throw error instanceof Unauthenticated ? unauthenticated(error, request) : error',
    `return error instanceof Unauthenticated ? ${anybody} : unauthenticated(error, request)`,
    doors,
  ),
  cut(
    'gateway/server.ts',
    'nobody is asked who is asking',
    'options.authenticate(request, body, correlationId)',
    `Promise.resolve(${anybody})`,
    doors,
  ),
  cut(
    room,
    'a client may send what only a gateway may say',
    'if (isFromGateway(request)) {',
    'if (isFromGateway(request) && request === null) {',
    doors,
  ),
  cut(room, 'no token is verified', 'tokens.verify(bearerToken(request), correlationId)', anybody, doors),
  cut(
    room,
    'a subgraph takes anybody for who a token speaks for',
    'tokens && byAccessToken(tokens)',
    `tokens && (async () => ${anybody})`,
    doors,
  ),
  cut(room, 'no signature is verified', 'signatures.verify(request.headers, await body())', anybody, doors),
  cut(
    room,
    'a signature is verified without the body',
    'signatures.verify(request.headers, await body())',
    "signatures.verify(request.headers, '')",
    doors,
  ),
  cut(
    room,
    'what has no token and no signature is served',
    `throw new Unauthenticated("Cannot authenticate: expected a gateway's signature", 'no_signature')`,
    `return ${anybody}`,
    doors,
  ),
  cut(
    room,
    'a signature that is there does not have to be right beside a token',
    'signatures !== null && isFromGateway(request)',
    'signatures !== null && isFromGateway(request) && request.headers.authorization === undefined',
    doors,
    { survives: 'Where a token is looked at, headers of a gateway are refused.' },
  ),
  cut(
    room,
    'only a signature tells that a request is from a gateway',
    "name.startsWith('x-caregraph-')",
    "name === 'x-caregraph-signature'",
    doors,
  ),
  cut(
    identity,
    'the gateway takes anybody',
    'authenticate: byAccessToken(tokens)',
    `authenticate: async () => ${anybody}`,
    program,
  ),
  cut(
    identity,
    'a subgraph takes anybody',
    'return ofSubgraph(signatures, ',
    `return async () => ${anybody}\n  ofSubgraph(signatures, `,
    subgraphProgram,
  ),
  cut(
    identity,
    'a subgraph does not look at signatures',
    'return ofSubgraph(signatures, ',
    'return ofSubgraph(null, ',
    subgraphProgram,
  ),
  cut(
    identity,
    'a subgraph that can trust nobody serves',
    'if (gatewaySigningKeys === null && issuers.length === 0) {',
    'if (gatewaySigningKeys === null && issuers.length < 0) {',
    subgraphProgram,
  ),
  cut(
    identity,
    'a gateway without a key asks subgraphs',
    'if (gatewaySigningKeys === null) {',
    'if (gatewaySigningKeys === undefined) {',
    subgraphProgram,
  ),
  cut(
    identity,
    'a real Odoo is served to the sandbox’s personas',
    "if (!isNamed && (subgraphUrls !== null || !usesSandbox(settings, 'identity'))) {",
    "if (!isNamed && subgraphUrls === null && usesSandbox(settings, 'identity') === null) {",
    program,
  ),
  cut(
    identity,
    'a gateway asks subgraphs for anybody',
    'signer.headers(subgraph, body, principal)',
    `signer.headers(subgraph, body, ${anybody})`,
    subgraphProgram,
  ),
]

const parts = ['version', 'subgraph', 'principal', 'time', 'nonce', 'bodyHash']
const list = parts.join(', ')

const signatures: readonly Mutant[] = [
  ...parts.map((part) =>
    cut(
      signed,
      `${part} is not signed`,
      `[${list}]`,
      `[${parts.filter((each) => each !== part).join(', ')}]`,
      signature,
    ),
  ),
  cut(
    signed,
    'where one part ends and the next begins is not signed',
    'hmac.update(length).update(part)',
    'hmac.update(part)',
    signature,
  ),
  cut(signed, 'any signature will do', 'if (!isSigned || age > lifeMs', 'if (age > lifeMs', signature),
  cut(
    signed,
    'signatures are compared in a time that tells how much is right',
    'timingSafeEqual(Buffer.from(signature(key, this.#subgraph, signed)), given)',
    'Buffer.from(signature(key, this.#subgraph, signed)).equals(given)',
    signature,
    {
      survives:
        'What is refused and accepted is the same; only the time it takes would tell, too little for a test to measure.',
    },
  ),
  cut(signed, 'a signature is good for ever', 'age > lifeMs || ', '', signature),
  cut(signed, 'a signature may be from the future', 'age < -aheadMs || ', '', signature),
  cut(signed, 'a request may be asked again', ' || !this.#nonces.isFirst(signed.nonce, now)', '', signature),
  cut(
    signed,
    'a nonce is forgotten before its signature is too old',
    'new SeenNonces(lifeMs + aheadMs, mostNonces)',
    'new SeenNonces(lifeMs, mostNonces)',
    signature,
  ),
  cut(
    signed,
    'a principal that cannot be read is somebody',
    'principalOfText(signed.principal)',
    `principalOfText(signed.principal) ?? ${anybody}`,
    signature,
  ),
  ...['principal', 'time', 'nonce', 'signature'].map((name) =>
    cut(
      signed,
      `the header of the ${name} is taken as it is`,
      `headerOf(headers, headerNames.${name}, `,
      `((headers: IncomingHttpHeaders, name: string, _: RegExp) => String(headers[name]))(headers, headerNames.${name}, `,
      signature,
    ),
  ),
  cut(signed, 'a gateway signs with any key', 'checkedKeys(keys)[0]', 'keys[0] as string', signature),
  cut(signed, 'a subgraph takes any keys', 'this.#keys = checkedKeys(keys)', 'this.#keys = keys', signature),
  cut(signed, 'a header may hold anything', ' || !pattern.test(value)', '', signature),
  cut(signed, 'a short key will do', ' || keys.some((key) => Buffer.byteLength(key) < leastKeyBytes)', '', signature),
  cut(signed, 'any number of keys will do', ' || keys.length > 2', '', signature),
  cut(signed, 'no key will do', 'if (first === undefined || ', 'if (', signature),
  cut(seen, 'a nonce that was seen is the first', 'this.#seenAt.has(nonce) || ', '', nonces),
  cut(seen, 'a nonce is taken without a place to remember it', ' || this.#seenAt.size >= this.#most', '', nonces),
  cut(seen, 'no nonce is remembered', 'this.#seenAt.set(nonce, now)', '', nonces),
  cut(seen, 'a nonce is forgotten at once', 'if (now - at <= this.#forMs) break', 'if (now - at <= 0) break', nonces),
  cut(
    text,
    'scopes that cannot be read are none',
    'if (!isListOf(scopes, isText) || companies === null',
    'if (companies === null',
    signature,
  ),
  cut(
    text,
    'companies that cannot be read are all',
    'reachOf(record.companies)',
    "reachOf(record.companies) ?? 'all'",
    signature,
  ),
  cut(
    text,
    'facilities that cannot be read are all',
    'reachOf(record.facilities)',
    "reachOf(record.facilities) ?? 'all'",
    signature,
  ),
  cut(text, 'a supplier that cannot be read is none', '!(supplier === null || isKey(supplier)) || ', '', signature),
]

const userTokens: readonly Mutant[] = [
  cut(
    header,
    'of several Authorization headers the first counts',
    'token === null || others.length > 0',
    'token === null',
    bearer,
  ),
  cut(header, 'more may follow a token', '=*)$/i', '=*)/i', bearer),
  cut(header, 'any scheme may bring a token', '/^bearer +(', '/(', bearer),
  cut(
    tokens,
    'a token may be of any length',
    'if (token.length > longestToken) throw',
    'if (token.length < 0) throw',
    token,
  ),
  cut(tokens, 'any algorithm may be named', '!algorithms.includes(alg)', 'false', token),
  cut(tokens, 'a header may ask for what we do not know', 'crit !== undefined || ', '', token),
  cut(
    tokens,
    'no signature of a token is verified',
    'await jwtVerify(token, key, {',
    'await (async () => ({ payload: decodeJwt(token) }))({',
    token,
  ),
  cut(tokens, 'any audience will do', '    audience: settings.audience,\n', '', token),
  cut(tokens, 'any type of token will do', '    typ: settings.tokenType,\n', '', token),
  cut(tokens, 'clocks may differ by an hour', 'clockTolerance: toleranceSeconds', 'clockTolerance: 3600', token),
  cut(
    tokens,
    'a token may be made in the future',
    "if (payload.iat !== undefined && payload.iat > now / 1000 + toleranceSeconds) throw new TokenRefused('not_yet_valid')",
    '',
    token,
  ),
  cut(
    tokens,
    'an issuer that is not ours has the keys of one that is',
    "typeof claims.iss === 'string' ? this.#issuers.get(claims.iss) : undefined",
    '[...this.#issuers.values()][0]',
    token,
  ),
  cut(tokens, 'the issuer is not looked at again with the signature', '    issuer: settings.issuer,\n', '', token, {
    survives: 'Keys are those of the issuer that the token names, so it names none but the one that signed it.',
  }),
]

export const authenticationCuts: readonly Mutant[] = [...atTheDoor, ...signatures, ...userTokens]
