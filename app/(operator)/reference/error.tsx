"use client";

export { ScreenError as default } from "@/components/states/screen-error";
