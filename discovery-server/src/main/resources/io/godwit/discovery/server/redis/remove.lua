-- id, token, sequence, most peers
-- Nothing is stored before the peer is taken out, as a Redis without memory would refuse it; its token ends with it.
local site, wrong = check(ARGV[1], ARGV[2], ARGV[3])
if not site then
    return {wrong}
end
local served = look()
return {'OK', forget(ARGV[1], served, number(ARGV[4]))}
