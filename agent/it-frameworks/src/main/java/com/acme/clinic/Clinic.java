// finds: nothing
// opens: start through Hibernate, Spring Boot
// opens: create through Hibernate, Spring Data
// opens: show through Hibernate, Spring Data
// opens: find through Hibernate, Spring Data
// opens: fail through Hibernate, Spring Data
// opens: VisitService.add<visit through Hibernate, Spring
package com.acme.clinic;

import com.acme.host.Host;
import com.acme.host.Program;

/** Requests of a browser: the session of each has the line of its controller, or the method of its service. */
public final class Clinic implements Program {
    @Override
    public void run(Host host) throws Exception {
        String clinic = ClinicApplication.start(host);
        String id = ClinicApplication.request("POST", clinic + "/owners?lastName=Franklin");
        ClinicApplication.request("POST", clinic + "/owners/" + id + "/visits?text=vaccination");
        String owner = ClinicApplication.request("GET", clinic + "/owners/" + id);
        if (!owner.contains("Leo") || !owner.contains("vaccination")) {
            throw new IllegalStateException("the lazy values are missing: " + owner);
        }
        ClinicApplication.request("GET", clinic + "/owners?lastName=F");
        ClinicApplication.request("GET", clinic + "/fail");
    }
}
