-- What the scripts of the tracker share. A place is an address and a port, 6 or 18 bytes, and a member a torrent of 20
-- bytes and a place. A swarm has, for each place, whether it has everything and the client's name for itself.
local members, crowds = base .. 'tracker:members', base .. 'tracker:sites'
local complete, downloads = base .. 'tracker:complete', base .. 'tracker:downloads'

local function swarm(torrent)
    return base .. 'swarm:' .. torrent
end

-- An IPv4 /24 or an IPv6 /48.
local function site(place)
    return string.sub(place, 1, #place == 6 and 3 or 6)
end

local function crowd(name)
    return base .. 'tracker:site:' .. name
end

-- How many have everything, how many have not, how many got it while the swarm was known.
local function counts(torrent)
    local whole = number(redis.call('HGET', complete, torrent))
    return whole, redis.call('HLEN', swarm(torrent)) - whole, number(redis.call('HGET', downloads, torrent))
end

-- Every answer begins with how many swarms and peers there are.
local function answer()
    return {'OK', redis.call('HLEN', complete), redis.call('ZCARD', members)}
end

local function depart(member)
    local torrent, place = string.sub(member, 1, 20), string.sub(member, 21)
    redis.call('ZREM', members, member)
    local known = redis.call('HGET', swarm(torrent), place)
    if not known then
        return
    end
    redis.call('HDEL', swarm(torrent), place)
    local name = site(place)
    redis.call('ZREM', crowd(name), member)
    if number(redis.call('ZINCRBY', crowds, -1, name)) <= 0 then
        redis.call('ZREM', crowds, name)
    end
    if redis.call('HLEN', swarm(torrent)) == 0 then
        redis.call('HDEL', complete, torrent)
        redis.call('HDEL', downloads, torrent)
    elseif string.sub(known, 1, 1) == '1' then
        redis.call('HINCRBY', complete, torrent, -1)
    end
end

-- Takes out who was silent too long, so many at most: how many.
local function tidy(served, most)
    local silent = redis.call('ZRANGEBYSCORE', members, '-inf', text(served), 'LIMIT', 0, most)
    for _, member in ipairs(silent) do
        depart(member)
    end
    return #silent
end
