#!/bin/sh
# browse.sh FOLDER NAMESPACE TYPE...: what avahi-browse finds of these types in a network namespace. The
# daemon and its bus live in FOLDER and end with this script.
folder=$1
namespace=$2
shift 2
cat >"$folder/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path=$folder/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
printf '[server]\nuse-ipv6=no\n[publish]\ndisable-publishing=yes\n' >"$folder/avahi.conf"
export DBUS_SYSTEM_BUS_ADDRESS="unix:path=$folder/bus"
mkdir -p /run/avahi-daemon
dbus-daemon --config-file="$folder/bus.conf" --nofork --nopidfile &
bus=$!
trap 'kill $avahi $bus 2>/dev/null; wait $avahi $bus 2>/dev/null' EXIT
avahi=
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ -S "$folder/bus" ] && break
  sleep 0.1
done
ip netns exec "$namespace" avahi-daemon --file "$folder/avahi.conf" --no-drop-root --no-chroot --no-rlimits >"$folder/avahi.log" 2>&1 &
avahi=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  grep -q 'Server startup complete' "$folder/avahi.log" && break
  sleep 0.2
done
cat "$folder/avahi.log"
for type in "$@"; do
  timeout 15 avahi-browse -rtp "$type"
done
