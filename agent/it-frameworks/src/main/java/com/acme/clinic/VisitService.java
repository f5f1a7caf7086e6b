package com.acme.clinic;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes visits. */
@Service
public class VisitService {
    private final Owners owners;

    VisitService(Owners owners) {
        this.owners = owners;
    }

    /** Adds a visit to all pets of an owner. */
    @Transactional
    public int add(int owner, String visit) {
        Owner found = owners.findById(owner).orElseThrow();
        found.getPets().forEach(pet -> pet.getVisits().add(visit));
        return found.getPets().size();
    }
}
