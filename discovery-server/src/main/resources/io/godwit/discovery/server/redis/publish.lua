-- id, token, sequence, patience, generation, part, last, count, entries, bytes of index they are charged,
-- most entries of a peer, most bytes of a peer, of all, of a site
local id, generation, part, count = ARGV[1], ARGV[5], ARGV[6], number(ARGV[8])
local site, wrong = claim(id, ARGV[2], ARGV[3], ARGV[4])
if not site then
    return {wrong}
end
local peer = base .. 'peer:' .. id
if part == '0' then
    discard(peer, site)
    redis.call('HSET', peer, 'staging', redis.call('HINCRBY', totals, 'editions', 1),
        'stagingGeneration', generation, 'nextPart', '0', 'staged', '0', 'stagedBytes', '0')
end
local known = redis.call('HMGET', peer, 'staging', 'stagingGeneration', 'nextPart', 'staged', 'stagedBytes',
    'entries', 'bytes', 'edition')
if not known[1] or known[2] ~= generation or known[3] ~= part then
    return {'OUT_OF_ORDER'}
end
local weight = number(ARGV[10])
local staged, bytes, shown = number(known[4]) + count, number(known[5]) + weight, number(known[7])
-- A local network is one site and may have everything.
local most = number(ARGV[string.sub(site, 1, 6) == 'local-' and 13 or 14])
local full = (staged > number(ARGV[11]) or bytes > number(ARGV[12])) and 'peer'
    or number(redis.call('HGET', totals, 'bytes')) + weight > number(ARGV[13]) and 'server'
    or not charge(peer, site, math.max(bytes, shown), most) and 'network'
if full then
    discard(peer, site)
    return {'FULL', full}
end
local list = base .. 'shares:' .. known[1]
if count > 0 then
    redis.call('RPUSH', list, ARGV[9])
    redis.call('HINCRBY', totals, 'bytes', text(weight))
end
if ARGV[7] == '0' then
    redis.call('HSET', peer, 'staged', text(staged), 'stagedBytes', text(bytes), 'nextPart', text(number(part) + 1))
    return {'OK', staged, 0}
end
if known[8] then
    redis.call('DEL', base .. 'shares:' .. known[8])
    redis.call('HINCRBY', totals, 'bytes', text(0 - shown))
end
redis.call('HDEL', peer, 'staging', 'stagingGeneration', 'nextPart', 'staged', 'stagedBytes')
redis.call('HSET', peer, 'edition', known[1], 'generation', generation, 'entries', text(staged),
    'bytes', text(bytes), 'parts', redis.call('LLEN', list))
charge(peer, site, bytes, 0)
return {'OK', staged, changed(id)}
