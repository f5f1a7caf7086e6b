# Sourced by the scripts that run a class of the tests of agent/tools; java-home.sh comes before it.

# Builds these modules and agent/tools; "$java" @agent/tools/target/test.arguments CLASS then runs a class of its tests.
build_with_test_classes() {
  run ./mvnw -q -B -ntp -DskipTests -Dspotless.check.skip=true -pl "$1,agent/tools" -am package \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath
  echo "-cp agent/tools/target/test-classes:agent/tools/target/classes:$(<agent/tools/target/test.classpath)" \
    >agent/tools/target/test.arguments
}
