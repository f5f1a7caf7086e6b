# Sourced by the scripts that build what is published; java-home.sh comes before it.

# stage VERSION SOURCE REPOSITORY MODULES MAVEN-ARGUMENT...: unpacks the last commit into SOURCE, gives it the version,
# and deploys the modules and what they need into REPOSITORY. Both directories are new. Nothing is installed: later
# builds would prefer artifacts of this version in ~/.m2 to the staged ones.
stage() (
  local version=$1 source=$2 repository=$3 modules=$4
  shift 4
  # Archives contain the permissions of files, so the umask of the caller must have no effect. The version is changed in
  # a copy, so that the checkout stays as it is. Tests are skipped: scripts/test runs them before a release, and they do
  # not change the artifacts.
  umask 022
  mkdir -p "$source" "$repository"
  git archive HEAD | tar -x -C "$source" --no-same-permissions
  find "$source" -name pom.xml -exec \
    sed -i.bak "s|<version>1\.0\.0-SNAPSHOT</version>|<version>$version</version>|" {} +
  run ./mvnw -q -B -ntp -f "$source/pom.xml" -P release -DskipTests -Dspotless.check.skip=true \
    -Dmaven.install.skip=true -pl "$modules" -am deploy \
    "-DaltDeploymentRepository=staging::file://$(cd "$repository" && pwd)" "$@"
)
