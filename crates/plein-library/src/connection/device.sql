select device from library
