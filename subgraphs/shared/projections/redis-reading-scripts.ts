import { hash } from 'node:crypto'
import type { RedisScript } from '../events/redis-scripts.ts'

/*
 * What is read of one generation, in one step. KEYS[1] is `generations`; ARGV[1] is the generation that the other keys
 * are of, and ARGV[2] which one is meant: `current` or `building`. Where that is another one by now, or none, its name is
 * all that is answered.
 */

export function script(text: string): RedisScript {
  return { text, sha: hash('sha1', text) }
}

/** Which generation is meant; empty where none is being built. */
export const generationLua = `
local function generationOf(key, which)
  return redis.call('HGET', key, which) or (which == 'current' and '0' or '')
end
`

/** `no-writes` lets it run where Redis is full or takes no writes. */
const beginsReading = `#!lua flags=no-writes
${generationLua}
local generation = generationOf(KEYS[1], ARGV[2])
if generation ~= ARGV[1] then return { generation } end
`

/** Values of fields of a hash: records by id, or marks by name. */
export const fieldsScript = script(`${beginsReading}
return { generation, redis.call('HMGET', KEYS[2], unpack(ARGV, 3)) }
`)

/** How many stand under a key. */
export const countScript = script(`${beginsReading}
local key = ARGV[3]
return { generation, redis.call('ZLEXCOUNT', KEYS[2], '[' .. key .. string.char(0), '(' .. key .. string.char(1)) }
`)

/** What stands under each of several keys: ids and records of each, in turns. */
export const underScript = script(`${beginsReading}
local most = ARGV[3]
local nul, above = string.char(0), string.char(1)
local found = {}
for at = 4, #ARGV do
  local key = ARGV[at]
  local members = redis.call('ZRANGEBYLEX', KEYS[3], '[' .. key .. nul, '(' .. key .. above, 'LIMIT', 0, most)
  local ids = {}
  for place, member in ipairs(members) do
    local order = string.find(member, nul, #key + 2, true)
    ids[place] = string.sub(member, order + 1)
  end
  local records = {}
  for from = 1, #ids, 1000 do
    local some = redis.call('HMGET', KEYS[2], unpack(ids, from, math.min(from + 999, #ids)))
    for place = 1, #some do records[from + place - 1] = some[place] end
  end
  table.insert(found, { ids, records })
end
return { generation, found }
`)

/**
 * Places after a place, under any of several keys, in one order and each once, and the records there. Each key is read in
 * runs, and the next of all is taken from a heap. Texts are compared byte by byte: \`<\` goes by the server's language.
 */
export const pageScript = script(`${beginsReading}
local limit, isDescending, after = tonumber(ARGV[3]), ARGV[4] == '1', ARGV[5]
local nul, above = string.char(0), string.char(1)
local run = math.ceil(limit / (#ARGV - 5)) + 1

local function fill(source)
  local from, members = source.from
  if isDescending then
    members = redis.call('ZREVRANGEBYLEX', KEYS[3], from, '[' .. source.prefix, 'LIMIT', 0, run)
  else
    members = redis.call('ZRANGEBYLEX', KEYS[3], from, '(' .. source.key .. above, 'LIMIT', 0, run)
  end
  source.members, source.at, source.isLast = members, 0, #members < run
  if #members > 0 then source.from = '(' .. members[#members] end
end

local function step(source)
  if source.at == #source.members then
    if source.isLast then return false end
    fill(source)
    if #source.members == 0 then return false end
  end
  source.at = source.at + 1
  source.head = string.sub(source.members[source.at], #source.prefix + 1)
  return true
end

local function isBefore(one, other)
  if isDescending then one, other = other, one end
  for at = 1, math.min(#one, #other) do
    local a, b = string.byte(one, at), string.byte(other, at)
    if a ~= b then return a < b end
  end
  return #one < #other
end

local heap = {}
local function sink(at)
  local source = heap[at]
  while true do
    local next = 2 * at
    if next < #heap and isBefore(heap[next + 1].head, heap[next].head) then next = next + 1 end
    if next > #heap or not isBefore(heap[next].head, source.head) then break end
    heap[at] = heap[next]
    at = next
  end
  heap[at] = source
end

for at = 6, #ARGV do
  local source = { key = ARGV[at], prefix = ARGV[at] .. nul }
  if after ~= '' then source.from = '(' .. source.prefix .. after
  elseif isDescending then source.from = '(' .. source.key .. above
  else source.from = '[' .. source.prefix end
  fill(source)
  if step(source) then table.insert(heap, source) end
end
for at = math.floor(#heap / 2), 1, -1 do sink(at) end

local places, ids = {}, {}
while #heap > 0 and #places < limit do
  local source = heap[1]
  if source.head ~= places[#places] then
    table.insert(places, source.head)
    table.insert(ids, string.sub(source.head, string.find(source.head, nul, 1, true) + 1))
  end
  if not step(source) then
    source = table.remove(heap)
    heap[1] = #heap > 0 and source or nil
  end
  if #heap > 0 then sink(1) end
end
if #ids == 0 then return { generation, { {}, {} } } end
return { generation, { places, redis.call('HMGET', KEYS[2], unpack(ids)) } }
`)
