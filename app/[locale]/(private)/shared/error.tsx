"use client";

// Beside the layout, so that its frame stays.
export { RouteError as default } from "@/components/layout/route-error";
