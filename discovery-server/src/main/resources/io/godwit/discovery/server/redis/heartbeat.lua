-- id, token, sequence, patience
local site, wrong = claim(ARGV[1], ARGV[2], ARGV[3], ARGV[4])
if not site then
    return {wrong}
end
local known = redis.call('HMGET', base .. 'peer:' .. ARGV[1], 'generation', 'entries')
return {'OK', number(known[1]), number(known[2])}
