package com.acme.clinic;

import java.util.List;

import com.acme.host.RemoteService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests about owners. */
@RestController
class OwnerController {
    private final Owners owners;

    OwnerController(Owners owners) {
        this.owners = owners;
    }

    /** The lazy pets are loaded while the response is written. */
    @GetMapping("/owners/{id}")
    Owner show(@PathVariable int id) {
        return owners.findById(id).orElseThrow(); // line: show
    }

    @GetMapping("/owners")
    List<Owner> find(@RequestParam String lastName) {
        return owners.findByLastNameStartingWith(lastName); // line: find
    }

    @PostMapping("/owners")
    Integer create(@RequestParam String lastName) {
        Owner owner = new Owner(lastName);
        owner.getPets().add(new Pet("Leo"));
        return owners.save(owner).getId(); // line: create
    }

    /** The owner's session stays open until the response is written. */
    @GetMapping("/owners/{id}/letter")
    String letter(@PathVariable int id) {
        Owner owner = owners.findById(id).orElseThrow(); // line: letter
        RemoteService.call();
        return owner.getLastName();
    }

    @GetMapping("/fail")
    String fail() {
        owners.count(); // line: fail
        throw new IllegalStateException("always fails");
    }
}
