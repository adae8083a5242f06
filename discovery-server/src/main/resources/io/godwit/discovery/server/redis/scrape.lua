-- torrents
local told = answer()
for i, torrent in ipairs(ARGV) do
    told[3 * i + 1], told[3 * i + 2], told[3 * i + 3] = counts(torrent)
end
return told
