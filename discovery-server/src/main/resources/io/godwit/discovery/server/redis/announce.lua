-- torrent, place, client, whether it has everything, whether since just now, most to pick, milliseconds until it is gone,
-- most peers, most of a site
local torrent, place, client, whole = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local member, name, served = torrent .. place, site(place), now()
-- Two for each that comes, so that the room of those who are gone is there even between two sweeps.
tidy(served, 2)
local known = redis.call('HGET', swarm(torrent), place)
if known and string.sub(known, 2) ~= client then
    -- Another program has the port now.
    depart(member)
    known = false
end
if not known then
    if redis.call('ZCARD', crowd(name)) >= number(ARGV[9]) then
        return {'CROWDED'}
    end
    if redis.call('ZCARD', members) >= number(ARGV[8]) then
        local largest = redis.call('ZREVRANGE', crowds, 0, 0, 'WITHSCORES')
        local from = number(largest[2]) > 1 and crowd(largest[1]) or members
        local eldest = redis.call('ZRANGE', from, 0, 0)[1]
        if eldest then
            depart(eldest)
        end
    end
    redis.call('ZINCRBY', crowds, 1, name)
    redis.call('HINCRBY', complete, torrent, whole)
else
    local was = string.sub(known, 1, 1)
    if ARGV[5] == '1' and whole == '1' and was == '0' then
        redis.call('HINCRBY', downloads, torrent, 1)
    end
    redis.call('HINCRBY', complete, torrent, number(whole) - number(was))
end
redis.call('HSET', swarm(torrent), place, whole .. client)
redis.call('ZADD', members, text(served + number(ARGV[7])), member)
redis.call('ZADD', crowd(name), text(served), member)
local picked, most = {}, number(ARGV[6])
if most > 0 then
    -- One more, as it may be among them itself.
    local some = redis.call('HRANDFIELD', swarm(torrent), most + 1, 'WITHVALUES')
    for i = 1, #some, 2 do
        -- Who has everything needs nobody who has.
        if some[i] ~= place and not (whole == '1' and string.sub(some[i + 1], 1, 1) == '1') then
            picked[#picked + 1] = string.char(#some[i]) .. some[i] .. some[i + 1]
        end
    end
end
local told = answer()
told[4], told[5], told[6] = counts(torrent)
told[7] = table.concat(picked)
return told
