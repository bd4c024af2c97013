"use client";

import { useEffect } from "react";
import { useParams } from "next/navigation";
import { forgetPack } from "./kept-packs";

/** On the pages of an eSIM that is nobody's any more: what this browser kept of it goes. */
export function ForgetPack() {
  const { id } = useParams();
  useEffect(() => {
    if (typeof id === "string") void forgetPack(id);
  }, [id]);
  return null;
}
