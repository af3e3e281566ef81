-- Asks for a list of addresses, each once: ADDRESSES is a file of them, OFFSET how many were asked before.
local paths, next = {}, tonumber(os.getenv("OFFSET"))
for line in io.lines(os.getenv("ADDRESSES")) do paths[#paths + 1] = line end

function request()
  next = next + 1
  return wrk.format(nil, paths[(next - 1) % #paths + 1])
end
