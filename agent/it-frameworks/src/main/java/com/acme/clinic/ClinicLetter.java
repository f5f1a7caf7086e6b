// finds: held warning at letter
// opens: start through Hibernate, Spring Boot
// opens: create through Hibernate, Spring Data
// opens: letter through Hibernate, Spring Data
// limits: short
package com.acme.clinic;

import com.acme.host.Host;
import com.acme.host.Program;

/** A request that calls another service after it has read an entity, while open-in-view keeps its session. */
public final class ClinicLetter implements Program {
    @Override
    public void run(Host host) throws Exception {
        String clinic = ClinicApplication.start(host);
        String id = ClinicApplication.request("POST", clinic + "/owners?lastName=Franklin");
        ClinicApplication.request("GET", clinic + "/owners/" + id + "/letter");
    }
}
