-- party, most at once, a second in the long run: GCRA, which keeps one number, the moment when the bucket is full again
local bucket = base .. 'rate:' .. ARGV[1]
local time = redis.call('TIME')
local wall = number(time[1]) * 1000 + number(time[2]) / 1000
local burst, pause = number(ARGV[2]), 1000 / number(ARGV[3])
local full = math.max(wall, math.min(number(redis.call('GET', bucket)), wall + burst * pause))
local wait = full + pause - wall - burst * pause
if wait > 0.001 then
    return {'WAIT', math.ceil(wait)}
end
redis.call('SET', bucket, string.format('%.3f', full + pause), 'PX', math.ceil(full + pause - wall) + 1000)
return {'OK'}
