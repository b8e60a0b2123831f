update streams set refused = null where refused is not null
