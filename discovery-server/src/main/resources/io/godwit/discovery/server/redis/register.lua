-- id, sequence, record, addresses, name, token, network, site, replayable, patience, most peers, most of a network
local id, sequence = ARGV[1], ARGV[2]
local peer = base .. 'peer:' .. id
local served, most = now(), number(ARGV[11])
local known = redis.call('HMGET', peer, 'sequence', 'site', 'generation', 'entries', 'replayable')
local last, grave = known[1], number(redis.call('ZSCORE', buried, id))
if not last and grave > served then
    last = redis.call('HGET', seen, id)
end
if last and number(sequence) <= number(last) then
    return {'STALE', last}
end
local site, evicted = known[2] or ARGV[8], 0
if not known[1] then
    if number(redis.call('HGET', base .. 'networks', ARGV[7])) >= number(ARGV[12]) then
        return {'CROWDED'}
    end
    if redis.call('ZCARD', alive) >= most then
        local crowd = redis.call('ZREVRANGE', sites, 0, 0, 'WITHSCORES')
        local from = number(crowd[2]) > 1 and base .. 'site:' .. crowd[1] or alive
        forget(redis.call('ZRANGE', from, 0, 0)[1], served, most)
        evicted = 1
    end
    redis.call('HINCRBY', base .. 'networks', ARGV[7], 1)
    redis.call('ZINCRBY', sites, 1, site)
    redis.call('HSET', peer, 'network', ARGV[7], 'site', site)
    redis.call('ZREM', buried, id)
    redis.call('HDEL', seen, id)
end
-- A record from before may be valid for longer.
redis.call('HSET', peer, 'sequence', sequence, 'record', ARGV[3], 'addresses', ARGV[4], 'name', ARGV[5],
    'token', ARGV[6], 'request', '0', 'replayable', text(math.max(served + number(ARGV[9]), number(known[5]), grave)))
touch(id, site, served + number(ARGV[10]))
return {'OK', changed(id), number(known[3]), number(known[4]), evicted}
