# Sourced by the other scripts: finds a JDK 17 or newer, in JAVA_HOME or on the PATH, and sets JAVA_HOME and java.

fail() {
  echo "${0##*/}: $*" >&2
  exit 2
}

# Prints and runs a command.
run() {
  echo "+ $*"
  "$@"
}

find_java() {
  local home=${JAVA_HOME:-} version
  if [[ -n $home ]]; then
    [[ -x $home/bin/javac ]] || fail "JAVA_HOME=$home is not a JDK (it has no bin/javac); set it to a JDK 17 or newer"
  else
    local javac
    javac=$(command -v javac) || fail "no JDK found; install a JDK 17 or newer, or set JAVA_HOME to one"
    while [[ -L $javac ]]; do javac=$(readlink -f "$javac"); done
    home=$(cd "$(dirname "$javac")/.." && pwd)
  fi
  version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | tail -n 1)
  [[ ${version:-0} -ge 17 ]] || fail "the JDK in $home is version ${version:-unknown}; JDK 17 or newer is needed"
  export JAVA_HOME=$home
  java=$home/bin/java
}
