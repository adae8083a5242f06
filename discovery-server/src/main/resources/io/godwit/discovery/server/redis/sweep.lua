-- most at once, most peers
local served, wall = look()
-- A Redis without memory refuses a script's first write, if it needs some: it takes this once something was taken out.
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
-- Wherever the tracker is off: what it left behind when it was on would stay for ever.
local clients = tidy(served, ARGV[1])
if refusal then
    if #silent + #past + clients == 0 then
        return refusal
    end
    set(redis.call, served, wall)
end
return {'OK', #silent, refusal and 0 or 1}
