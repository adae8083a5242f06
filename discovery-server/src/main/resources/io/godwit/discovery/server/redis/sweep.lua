-- most at once, most peers
local served, wall = look()
-- A Redis without memory refuses this here, and takes it once something was taken out: it asks at a script's first write.
local refusal = set(redis.pcall, served, wall)
if type(refusal) ~= 'table' then
    refusal = nil
end
local silent = redis.call('ZRANGEBYSCORE', alive, '-inf', text(served), 'LIMIT', 0, ARGV[1])
for _, id in ipairs(silent) do
    forget(id, served, number(ARGV[2]))
end
local past = redis.call('ZRANGEBYSCORE', buried, '-inf', text(served), 'LIMIT', 0, ARGV[1])
for _, id in ipairs(past) do
    redis.call('ZREM', buried, id)
    redis.call('HDEL', seen, id)
end
if refusal then
    if #silent + #past == 0 then
        return refusal
    end
    set(redis.call, served, wall)
end
return {'OK', #silent, refusal and 0 or 1}
