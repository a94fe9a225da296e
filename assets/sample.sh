#!/bin/sh
# Makes sample.mp4 beside this script: 18 s, 640x360, 25 frames a second, h264 and aac, with cuts at known frames.
#
#   frames    0– 99  moving test picture
#   frames  100–174  colour bars that change their hue
#   frames  175–224  black                                     7–9 s
#   frames  225–324  drifting gradient
#   frames  325–399  fractal, zooming out
#   frames  400–449  a still picture                           16–18 s
#   sound: a tone, silence from 7 to 10 s, a higher tone
set -eu
cd "$(dirname "$0")"

ffmpeg -hide_banner -nostdin -v error -y -filter_complex "
testsrc2=s=640x360:r=25:d=4,format=yuv420p[moving];
smptebars=s=640x360:r=25:d=3,hue=h=40*t,format=yuv420p[bars];
color=black:s=640x360:r=25:d=2,format=yuv420p[black];
gradients=s=640x360:r=25:d=4:c0=0x2060ff:c1=0xffd040:x0=0:y0=0:x1=640:y1=360:seed=7:speed=0.02,format=yuv420p[gradient];
mandelbrot=s=640x360:r=25:start_scale=1.5:end_scale=0.9,trim=duration=3,setpts=PTS-STARTPTS,format=yuv420p[fractal];
pal75bars=s=640x360:r=25:d=2,format=yuv420p[still];
[moving][bars][black][gradient][fractal][still]concat=n=6:v=1,setsar=1[video];
sine=f=440:r=48000:d=7[low];
anullsrc=r=48000:cl=mono,atrim=duration=3[silence];
sine=f=880:r=48000:d=8[high];
[low][silence][high]concat=n=3:v=0:a=1[audio]
" -map '[video]' -map '[audio]' -c:v libx264 -preset slow -crf 33 -threads 1 -g 250 -c:a aac -b:a 48k -ac 1 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart sample.mp4
