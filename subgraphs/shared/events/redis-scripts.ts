import { hash } from 'node:crypto'

/** A script of Redis, and the name Redis knows it by once it was given. */
export interface RedisScript {
  readonly text: string
  readonly sha: string
}

/**
 * What several scripts use. A stream's state is its epoch, its tail and its floor, in the hash `streams`. A stream whose
 * last id is not its tail was lost, or somebody else wrote into it: nothing in it can be relied on, and it begins anew.
 */
const shared = `
local function whole(number) return string.format('%.0f', number) end

local function now()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function parts(id)
  local at, number = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(at), tonumber(number)
end

local function lastId(key)
  local info = redis.pcall('XINFO', 'STREAM', key)
  if info.err then return '0-0' end
  for place = 1, #info, 2 do
    if info[place] == 'last-generated-id' then return info[place + 1] end
  end
  return '0-0'
end

local function stateOf(streams, key, name, newEpoch)
  local kept = redis.call('HMGET', streams, name .. ':epoch', name .. ':tail', name .. ':floor')
  if kept[1] and kept[3] and kept[2] == lastId(key) then return kept[1], kept[2], kept[3] end
  redis.call('HSET', streams, name .. ':epoch', newEpoch, name .. ':tail', '0-0', name .. ':floor', '0-0')
  redis.call('DEL', key)
  return newEpoch, '0-0', '0-0'
end
`

/** Whether a lease is still the leader's: what was given to the last one, and nobody else since. */
const leadership = `
local function isLeader(key, fence, instance)
  local last = redis.call('HMGET', key, 'fence', 'instance')
  return last[1] == fence and last[2] == instance
end
`

/**
 * The one step of a relay. `#!lua` makes Redis refuse it before it begins, not in the middle, when it is full or takes
 * no writes; types are looked at first for the same reason.
 */
export const appendScript = script(`#!lua
${shared}${leadership}
local place = 0
local function argument()
  place = place + 1
  return ARGV[place]
end

local fence, instance = argument(), argument()
if fence ~= '' and not isLeader(KEYS[2], fence, instance) then return -1 end

local function must(key, type)
  local found = redis.call('TYPE', key).ok
  if found ~= 'none' and found ~= type then return redis.error_reply('WRONGTYPE ' .. found) end
end
local types = { 'hash', 'hash', 'hash', 'hash', 'zset' }
for at, key in ipairs(KEYS) do
  local wrong = must(key, types[at] or (at % 2 == 0 and 'stream' or 'zset'))
  if wrong then return wrong end
end

local time = now()
local streams = {}
for at = 1, tonumber(argument()) do
  local stream = { name = argument(), key = KEYS[4 + 2 * at], ids = KEYS[5 + 2 * at] }
  local tail
  stream.epoch, tail = stateOf(KEYS[1], stream.key, stream.name, argument())
  stream.at, stream.number = parts(tail)
  stream.ordinal = tonumber(redis.call('ZREVRANGE', stream.ids, 0, 0, 'WITHSCORES')[2] or '0')
  streams[at] = stream
end

local appended = 0
for _ = 1, tonumber(argument()) do
  local stream, id, text = streams[tonumber(argument())], argument(), argument()
  if redis.call('ZADD', stream.ids, 'NX', whole(stream.ordinal + 1), id) == 1 then
    stream.at, stream.number = math.max(time, stream.at), stream.number + 1
    stream.ordinal = stream.ordinal + 1
    stream.tail = whole(stream.at) .. '-' .. whole(stream.number)
    redis.call('XADD', stream.key, stream.tail, 'event', text, 'epoch', stream.epoch)
    appended = appended + 1
  end
end
for _, stream in ipairs(streams) do
  if stream.tail then redis.call('HSET', KEYS[1], stream.name .. ':tail', stream.tail) end
end

for _ = 1, tonumber(argument()) do
  redis.call('HSET', KEYS[3], argument(), argument())
end
for count = 1, tonumber(argument()) do
  local id, text = argument(), argument()
  if redis.call('HSETNX', KEYS[4], id, text) == 1 then
    redis.call('ZADD', KEYS[5], whole(time * 1000 + count % 1000), id)
  end
end
return appended
`)

/**
 * Where a stream begins and ends, whether a place is one of it after which all is there, the place to go on from where
 * it is not, and the entries after it.
 *
 * The floor is what comes before the first entry that is there, whoever took away what was before: it is remembered for
 * the time in it.
 */
export const readScript = script(`
${shared}
local name, newEpoch, place, placeEpoch, limit = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local key = KEYS[2]
local epoch, tail, floor = stateOf(KEYS[1], key, name, newEpoch)

local isExact = true
local first = redis.call('XRANGE', key, '-', '+', 'COUNT', 1)[1]
if not first then
  floor = tail
else
  local at, number = parts(first[1])
  local _, kept = parts(floor)
  if number == 1 then
    floor = '0-0'
  elseif kept ~= number - 1 then
    floor, isExact = whole(at) .. '-' .. whole(number - 1), false
  end
end

local _, number = parts(place)
local _, floorNumber = parts(floor)
local isThere = false
if placeEpoch == '' or placeEpoch == epoch then
  if number == floorNumber then
    isThere = place == floor or not isExact
  elseif number > floorNumber then
    isThere = #redis.call('XRANGE', key, place, place) == 1
  end
end

local goOn = place
if not isThere then
  goOn = floor
  if placeEpoch == '' or placeEpoch == epoch then
    local before = redis.call('XREVRANGE', key, place, '-', 'COUNT', 1)[1]
    if before then goOn = before[1] end
  end
end

local entries = {}
if isThere and limit > 0 then entries = redis.call('XRANGE', key, '(' .. place, '+', 'COUNT', limit) end
return { epoch, floor, tail, isThere and 1 or 0, goOn, entries }
`)

/** Takes away what is too old or too much, and moves the floor in the same step. */
export const trimScript = script(`
${shared}
local time = now()
local oldest = whole(time - tonumber(ARGV[1])) .. '-0'
local most = tonumber(ARGV[2])
local oldestConsumer = whole(time - tonumber(ARGV[4]))

for at = 4, #KEYS, 2 do
  local key, ids = KEYS[at], KEYS[at + 1]
  local name, newEpoch = ARGV[at + 1], ARGV[at + 2]
  stateOf(KEYS[1], key, name, newEpoch)
  local floor
  local tooOld = redis.call('XREVRANGE', key, '(' .. oldest, '-', 'COUNT', 1)[1]
  if tooOld then
    floor = tooOld[1]
    redis.call('XTRIM', key, 'MINID', oldest)
  end
  if redis.call('XLEN', key) > most then
    -- The last that goes is looked at for its id before it goes.
    redis.call('XTRIM', key, 'MAXLEN', most + 1)
    floor = redis.call('XRANGE', key, '-', '+', 'COUNT', 1)[1][1]
    redis.call('XTRIM', key, 'MAXLEN', most)
  end
  if floor then redis.call('HSET', KEYS[1], name .. ':floor', floor) end
  redis.call('ZREMRANGEBYRANK', ids, 0, -math.max(redis.call('XLEN', key), tonumber(ARGV[3])) - 1)
end

for _, field in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', '(' .. oldestConsumer)) do
  redis.call('HDEL', KEYS[2], field)
  redis.call('ZREM', KEYS[3], field)
end
return 1
`)

/** The same instance may ask again: its first answer may never have come. The time makes a fence grow after a loss too. */
export const leadScript = script(`#!lua
${shared}
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return '' end
local last = tonumber(redis.call('HGET', KEYS[2], 'fence') or '0')
local fence = whole(math.max(last + 1, now()))
redis.call('HSET', KEYS[2], 'fence', fence, 'instance', ARGV[1])
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return fence
`)

export const extendScript = script(`#!lua
${leadership}
if not isLeader(KEYS[2], ARGV[1], ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
`)

export const releaseScript = script(`
${leadership}
if not isLeader(KEYS[2], ARGV[1], ARGV[2]) then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HDEL', KEYS[2], 'instance')
return 1
`)

/** A place of an epoch that is over never takes the place of one that is not. */
export const acknowledgeScript = script(`#!lua
${shared}
local field, name, epoch, number, retention = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[5]), tonumber(ARGV[6])
local time = now()
local position = epoch .. ' ' .. ARGV[4] .. ' ' .. ARGV[5]
local since = redis.call('ZSCORE', KEYS[3], field)
local kept = since and tonumber(since) >= time - retention and redis.call('HGET', KEYS[2], field)
if kept then
  local keptEpoch, keptNumber = string.match(kept, '^(%S+) %d+ (%d+)$')
  local isOver = epoch ~= redis.call('HGET', KEYS[1], name .. ':epoch')
  if keptEpoch == epoch and tonumber(keptNumber) >= number then position = kept end
  if keptEpoch and keptEpoch ~= epoch and isOver then position = kept end
end
redis.call('HSET', KEYS[2], field, position)
redis.call('ZADD', KEYS[3], whole(time), field)
return { position, whole(time) }
`)

/** The consumers that are known, or the one that is asked for: field, position and time of each. */
export const consumersScript = script(`
${shared}
local oldest = now() - tonumber(ARGV[1])
local found = {}
local function add(field, since)
  local position = redis.call('HGET', KEYS[1], field)
  if not position or tonumber(since) < oldest then return end
  for _, each in ipairs({ field, position, since }) do table.insert(found, each) end
end
if ARGV[2] then
  local since = redis.call('ZSCORE', KEYS[2], ARGV[2])
  if since then add(ARGV[2], since) end
else
  local all = redis.call('ZRANGEBYSCORE', KEYS[2], whole(oldest), '+inf', 'WITHSCORES')
  for place = 1, #all, 2 do add(all[place], all[place + 1]) end
end
return found
`)

/** Takes fields from a hash and from the order of its fields. */
export const removeScript = script(`
local removed = 0
for _, field in ipairs(ARGV) do
  removed = removed + redis.call('HDEL', KEYS[1], field)
  redis.call('ZREM', KEYS[2], field)
end
return removed
`)

/** The first so many of a hash, in the order of its fields: field and text of each. */
export const oldestScript = script(`
local found = {}
for _, field in ipairs(redis.call('ZRANGE', KEYS[2], 0, tonumber(ARGV[1]) - 1)) do
  table.insert(found, field)
  table.insert(found, redis.call('HGET', KEYS[1], field) or '')
end
return found
`)

function script(text: string): RedisScript {
  return { text, sha: hash('sha1', text) }
}
