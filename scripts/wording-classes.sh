# Sourced by the scripts that check or count the sources; java-home.sh comes first. Compiles the classes of
# io.sessionaudit.it.wording that need only the JDK, if they have changed, and sets classes to the output directory.

sources=$root/agent/it/src/test/java
package=io/sessionaudit/it/wording
classes=$root/target/wording
if [[ ! -d $classes/$package || -n $(find "$sources/$package" -name '*.java' -newer "$classes/$package") ]]; then
  rm -rf "$classes"
  mkdir -p "$classes"
  "$JAVA_HOME/bin/javac" -d "$classes" -sourcepath "$sources" "$sources/$package/"{SourceCheck,Figures}.java
fi
