"""Which files Earshot takes for audio; playlists and other texts that name further files are never among them."""

SUFFIXES = frozenset(
    ".3gp .aac .ac3 .aif .aiff .amr .au .avi .caf .flac .flv .m4a .m4b .m4v .mka .mkv .mov .mp2 .mp3 .mp4 "
    ".mpeg .mpg .oga .ogg .opus .ts .wav .weba .webm .wma .wmv .w64".split()
)  #: what a folder is searched for; a file named by itself is tried whatever it is called

#: FFmpeg's names: the value of the option `format_whitelist`
DEMUXERS = "aac,ac3,aiff,amr,amrnb,amrwb,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mpeg,mpegts,ogg,w64,wav"
