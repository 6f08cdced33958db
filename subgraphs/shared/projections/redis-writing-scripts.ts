import { generationLua, script } from './redis-reading-scripts.ts'

/*
 * What changes anything, each in one step. `#!lua` makes Redis refuse it before it begins, not in the middle, when it is
 * full or takes no writes; types are looked at first for the same reason.
 */

/** A lease that was given up is nobody's any more. */
const leadingLua = `
local function isLeading(key, fence)
  local last = redis.call('HMGET', key, 'fence', 'instance')
  return last[1] == fence and last[2]
end
`

const beginsWriting = `#!lua
${generationLua}${leadingLua}
local place = 0
local function argument()
  place = place + 1
  return ARGV[place]
end

local function wrongType(types)
  for at, key in ipairs(KEYS) do
    local found, expected = redis.call('TYPE', key).ok, types[at]
    if found ~= 'none' and found ~= expected then return redis.error_reply('WRONGTYPE ' .. found) end
  end
end
`

/**
 * Families with their keys, from those that follow KEYS[first]: of each its records, then its indexes by name. Also which
 * type each key has, added to \`types\`, and its own name, added to \`names\`.
 *
 * A record is kept behind a line that says where it stands in indexes, so that it leaves them with itself. Members of
 * indexes that leave and come are gathered, and change at the end, many at a time.
 */
const recordsLua = `
local nul = string.char(0)

local function familiesAt(first, types, names)
  local families, at = {}, first
  local function key(type)
    at = at + 1
    types[at] = type
    table.insert(names, KEYS[at])
    return KEYS[at]
  end
  for each = 1, tonumber(argument()) do
    local family = { records = key('hash'), indexes = {} }
    for _ = 1, tonumber(argument()) do family.indexes[argument()] = key('zset') end
    families[each] = family
  end
  return families
end

local function entriesIn(line)
  local isRead, entries = pcall(cjson.decode, line)
  return isRead and type(entries) == 'table' and entries or {}
end

local leaving, coming = {}, {}

local function lineOf(kept)
  local ends = kept and string.find(kept, '\\n', 1, true)
  return ends and string.sub(kept, 1, ends - 1)
end

local function leaves(family, id, line)
  local entries = line and entriesIn(line) or {}
  for at = 1, #entries - 2, 3 do
    local key = family.indexes[entries[at]]
    if key then
      leaving[key] = leaving[key] or {}
      table.insert(leaving[key], entries[at + 1] .. nul .. entries[at + 2] .. nul .. id)
    end
  end
end

local function comes(family, id, line)
  local entries = entriesIn(line)
  for at = 1, #entries - 2, 3 do
    local key = family.indexes[entries[at]]
    coming[key] = coming[key] or {}
    table.insert(coming[key], '0')
    table.insert(coming[key], entries[at + 1] .. nul .. entries[at + 2] .. nul .. id)
  end
end

local function remove(family, id)
  local kept = redis.call('HGET', family.records, id)
  if not kept then return end
  leaves(family, id, lineOf(kept))
  redis.call('HDEL', family.records, id)
end

local function put(family, id, text)
  local before = lineOf(redis.call('HGET', family.records, id))
  local line = lineOf(text)
  if before ~= line then
    leaves(family, id, before)
    comes(family, id, line)
  end
  redis.call('HSET', family.records, id, text)
end

local function inRuns(command, members)
  for key, all in pairs(members) do
    for from = 1, #all, 2000 do redis.call(command, key, unpack(all, from, math.min(from + 1999, #all))) end
  end
end

local function changeIndexes()
  inRuns('ZREM', leaving)
  inRuns('ZADD', coming)
end
`

/**
 * One write: records, indexes, marks, hints that were followed and events. Answers the generation that was meant: where
 * it is not the one in ARGV, or is empty, nothing was written; -1 where the fence is another one's.
 */
export const writeScript = script(`${beginsWriting}${recordsLua}
local fence, given, which = argument(), argument(), argument()
if not isLeading(KEYS[1], fence) then return -1 end
local generation = generationOf(KEYS[2], which)
if generation ~= given then return generation end

local hints, states, events, order, keys, marks = KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local types, names = { 'hash', 'hash', 'zset', 'hash', 'hash', 'zset', 'set', 'hash' }, { marks }
local families = familiesAt(8, types, names)
local wrong = wrongType(types)
if wrong then return wrong end

redis.call('SADD', keys, unpack(names))
for _ = 1, tonumber(argument()) do remove(families[tonumber(argument())], argument()) end
for _ = 1, tonumber(argument()) do put(families[tonumber(argument())], argument(), argument()) end
changeIndexes()

for _ = 1, tonumber(argument()) do
  local name, isThere, value = argument(), argument(), argument()
  if isThere == '1' then redis.call('HSET', marks, name, value) else redis.call('HDEL', marks, name) end
end

for _ = 1, tonumber(argument()) do
  local hint = argument()
  local state = redis.call('HGET', states, hint)
  redis.call('HDEL', states, hint)
  if state ~= 'renewed' then redis.call('ZREM', hints, hint) end
end

for _ = 1, tonumber(argument()) do
  local id = argument()
  redis.call('HDEL', events, id)
  redis.call('ZREM', order, id)
end
local last = tonumber(redis.call('ZREVRANGE', order, 0, 0, 'WITHSCORES')[2] or '0')
for _ = 1, tonumber(argument()) do
  local id, text = argument(), argument()
  if redis.call('HSETNX', events, id, text) == 1 then
    last = last + 1
    redis.call('ZADD', order, string.format('%.0f', last), id)
  end
end
return generation
`)

/** Takes away at most so many records of one family that were last updated before a time; how many there were. */
export const trimScript = script(`${beginsWriting}${recordsLua}
local fence, given, before, most = argument(), argument(), argument(), tonumber(argument())
if not isLeading(KEYS[1], fence) then return { -1 } end
local generation = generationOf(KEYS[2], 'current')
if generation ~= given then return { generation } end

local types, names = { 'hash', 'hash' }, {}
local family = familiesAt(2, types, names)[1]
local wrong = wrongType(types)
if wrong then return wrong end
local members = redis.call('ZRANGEBYLEX', family.indexes.all, '-', '(' .. nul .. before, 'LIMIT', 0, most)
for _, member in ipairs(members) do
  remove(family, string.sub(member, string.find(member, nul, 2, true) + 1))
end
changeIndexes()
-- Also those whose record says nothing of them.
if #members > 0 then redis.call('ZREM', family.indexes.all, unpack(members)) end
return { generation, #members }
`)

/** Notes hints at the end; -1 where they would be more than may wait. */
export const hintScript = script(`${beginsWriting}
local most = tonumber(argument())
local wrong = wrongType({ 'zset', 'hash' })
if wrong then return wrong end
local fresh = 0
for at = 2, #ARGV do
  if not redis.call('ZSCORE', KEYS[1], ARGV[at]) then fresh = fresh + 1 end
end
if fresh > 0 and redis.call('ZCARD', KEYS[1]) + fresh > most then return -1 end
local last = tonumber(redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')[2] or '0')
for at = 2, #ARGV do
  local isFresh = not redis.call('ZSCORE', KEYS[1], ARGV[at])
  local isGiven = not isFresh and redis.call('HGET', KEYS[2], ARGV[at]) == 'given'
  if isGiven then redis.call('HSET', KEYS[2], ARGV[at], 'renewed') end
  if isFresh or isGiven then
    last = last + 1
    redis.call('ZADD', KEYS[1], string.format('%.0f', last), ARGV[at])
  end
end
return 1
`)

/** The oldest hints, which are given out with this. */
export const hintsScript = script(`${beginsWriting}
local wrong = wrongType({ 'zset', 'hash' })
if wrong then return wrong end
local hints = redis.call('ZRANGE', KEYS[1], 0, tonumber(argument()) - 1)
for _, hint in ipairs(hints) do redis.call('HSET', KEYS[2], hint, 'given') end
return hints
`)

const generationTypes = "{ 'hash', 'hash', 'set' }"

/** Begins a generation and drops what was being built; -1 where the fence is another one's. */
export const rebuildScript = script(`${beginsWriting}
if not isLeading(KEYS[1], argument()) then return -1 end
local wrong = wrongType(${generationTypes})
if wrong then return wrong end
local building = redis.call('HGET', KEYS[2], 'building')
if building then redis.call('SADD', KEYS[3], building) end
-- The time makes it another one after a loss of the store too.
local last = tonumber(redis.call('HGET', KEYS[2], 'last') or '0')
local generation = string.format('%.0f', math.max(last + 1, tonumber(redis.call('TIME')[1])))
redis.call('HSET', KEYS[2], 'last', generation, 'building', generation)
return generation
`)

/** Makes what was built the current generation; 0 where it is no longer being built, -1 where the fence is another one's. */
export const takeScript = script(`${beginsWriting}
local fence, mine = argument(), argument()
local wrong = wrongType(${generationTypes})
if wrong then return wrong end
local current = generationOf(KEYS[2], 'current')
if current == mine then return 1 end
if not isLeading(KEYS[1], fence) then return -1 end
if generationOf(KEYS[2], 'building') ~= mine then return 0 end
redis.call('SADD', KEYS[3], current)
redis.call('HSET', KEYS[2], 'current', mine)
redis.call('HDEL', KEYS[2], 'building')
return 1
`)

export const dropScript = script(`${beginsWriting}
local wrong = wrongType({ 'hash', 'set' })
if wrong then return wrong end
local mine = argument()
if generationOf(KEYS[1], 'building') ~= mine then return 0 end
redis.call('SADD', KEYS[2], mine)
redis.call('HDEL', KEYS[1], 'building')
return 1
`)
