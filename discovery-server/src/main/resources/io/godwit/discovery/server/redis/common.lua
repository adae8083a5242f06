-- What all scripts of the registry share; each is sent with this before it. Keys are described in DISCOVERY.md section 12.
-- KEYS[1] is how all keys begin.
local base = KEYS[1]
local alive, seen, buried, sites, totals = base .. 'alive', base .. 'seen', base .. 'buried', base .. 'sites', base .. 'totals'

-- Whole numbers up to 2^53, which Lua itself would write with an exponent.
local function text(number)
    return string.format('%.0f', number)
end

local function number(value)
    return tonumber(value or '0')
end

-- What the clock shows, in milliseconds that the registry has been served; the machine's time, to set it with; whether
-- it is time for that. It stands still while nobody serves the registry, so that nobody falls silent meanwhile, and does
-- not care how the clock of the machine is set.
local function look()
    local time = redis.call('TIME')
    local wall = number(time[1]) * 1000 + math.floor(number(time[2]) / 1000)
    local clock = redis.call('HMGET', base .. 'clock', 'wall', 'served')
    local step = clock[1] and math.max(0, math.min(wall - number(clock[1]), 3000)) or 0
    return number(clock[2]) + step, wall, not clock[1] or step >= 100 or wall < number(clock[1])
end

-- Sets the clock by redis.call or redis.pcall: what this answers.
local function set(call, served, wall)
    return call('HSET', base .. 'clock', 'wall', text(wall), 'served', text(served))
end

local function now()
    local served, wall, due = look()
    if due then
        set(redis.call, served, wall)
    end
    return served
end

-- Tells all instances that something of a peer has changed.
local function changed(id)
    local count = redis.call('HINCRBY', totals, 'changes', 1)
    redis.call('XADD', base .. 'changes', 'MAXLEN', '~', 20000, '*', 'number', count, 'peer', id)
    return count
end

local function touch(id, site, gone)
    redis.call('ZADD', alive, gone, id)
    redis.call('ZADD', base .. 'site:' .. site, gone, id)
end

-- Charges a site, in bytes of index, for the larger of what a peer shows and what it is about to show instead; false when there is no room.
local function charge(peer, site, bytes, most)
    local more = bytes - number(redis.call('HGET', peer, 'charged'))
    local held = number(redis.call('HGET', base .. 'charged', site)) + more
    if more > 0 and held > most then
        return false
    end
    if held > 0 then
        redis.call('HSET', base .. 'charged', site, text(held))
    else
        redis.call('HDEL', base .. 'charged', site)
    end
    redis.call('HSET', peer, 'charged', text(bytes))
    return true
end

-- Drops an edition that is on its way.
local function discard(peer, site)
    local known = redis.call('HMGET', peer, 'staging', 'stagedBytes', 'bytes')
    if known[1] then
        redis.call('DEL', base .. 'shares:' .. known[1])
        redis.call('HINCRBY', totals, 'bytes', text(0 - number(known[2])))
        redis.call('HDEL', peer, 'staging', 'stagingGeneration', 'staged', 'stagedBytes', 'nextPart')
    end
    charge(peer, site, number(known[3]), 0)
end

-- Takes a peer out, and remembers its sequence number for as long as its registration could be presented again.
local function forget(id, served, most)
    local peer = base .. 'peer:' .. id
    local known = redis.call('HMGET', peer, 'sequence', 'network', 'site', 'replayable', 'edition', 'bytes')
    redis.call('ZREM', alive, id)
    if not known[1] then
        return 0
    end
    local network, site = known[2], known[3]
    discard(peer, site)
    charge(peer, site, 0, 0)
    if known[5] then
        redis.call('DEL', base .. 'shares:' .. known[5])
        redis.call('HINCRBY', totals, 'bytes', text(0 - number(known[6])))
    end
    redis.call('DEL', peer)
    redis.call('ZREM', base .. 'site:' .. site, id)
    if redis.call('HINCRBY', base .. 'networks', network, -1) <= 0 then
        redis.call('HDEL', base .. 'networks', network)
    end
    if number(redis.call('ZINCRBY', sites, -1, site)) <= 0 then
        redis.call('ZREM', sites, site)
    end
    if number(known[4]) > served then
        redis.call('HSET', seen, id, known[1])
        redis.call('ZADD', buried, known[4], id)
        if redis.call('ZCARD', buried) > most then
            redis.call('HDEL', seen, redis.call('ZPOPMIN', buried)[1])
        end
    end
    return changed(id)
end

-- Checks who asks and that the sequence number is a new one: the site, or nothing and what is wrong.
local function check(id, token, sequence)
    local known = redis.call('HMGET', base .. 'peer:' .. id, 'token', 'request', 'site')
    if not known[1] or known[1] ~= token then
        return nil, 'NOT_AUTHENTICATED'
    end
    if number(sequence) <= number(known[2]) then
        return nil, 'REPLAYED'
    end
    return known[3]
end

-- The same, and uses up the sequence number.
local function claim(id, token, sequence, patience)
    local site, wrong = check(id, token, sequence)
    if site then
        redis.call('HSET', base .. 'peer:' .. id, 'request', sequence)
        touch(id, site, now() + number(patience))
    end
    return site, wrong
end
