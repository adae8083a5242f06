-- id, token, sequence, patience, most peers
local site, wrong = claim(ARGV[1], ARGV[2], ARGV[3], ARGV[4])
if not site then
    return {wrong}
end
return {'OK', forget(ARGV[1], now(), number(ARGV[5]))}
