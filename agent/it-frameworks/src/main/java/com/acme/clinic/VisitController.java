package com.acme.clinic;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests about visits. */
@RestController
class VisitController {
    private final VisitService visits;

    VisitController(VisitService visits) {
        this.visits = visits;
    }

    @PostMapping("/owners/{id}/visits")
    int add(@PathVariable int id, @RequestParam String text) {
        return visits.add(id, text); // line: visit
    }
}
