-- torrent, place
depart(ARGV[1] .. ARGV[2])
local told = answer()
told[4], told[5], told[6] = counts(ARGV[1])
return told
