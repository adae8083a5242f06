-- most at once, most peers
local served, gone = now(), 0
for _, id in ipairs(redis.call('ZRANGEBYSCORE', alive, '-inf', text(served), 'LIMIT', 0, ARGV[1])) do
    forget(id, served, number(ARGV[2]))
    gone = gone + 1
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', buried, '-inf', text(served), 'LIMIT', 0, ARGV[1])) do
    redis.call('ZREM', buried, id)
    redis.call('HDEL', seen, id)
end
return {'OK', gone}
