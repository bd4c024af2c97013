import { expect, test } from "vitest";
import { devicesNamed } from "./model";

const devices = [
  "Apple iPhone 15",
  "Apple iPhone 15 Pro",
  "Google Pixel 8",
  "Google Pixel 8 Pro",
  "Samsung Galaxy S24",
];

test.each([
  ["pixel 8", ["Google Pixel 8", "Google Pixel 8 Pro"]],
  ["iPhone 15 pro", ["Apple iPhone 15 Pro"]],
  ["galaxy s2", ["Samsung Galaxy S24"]],
  ["pro 8", ["Google Pixel 8 Pro"]],
  ["Nokia 3310", []],
  ["p", []],
  ["  ", []],
])("%s", (typed, expected) => {
  expect(devicesNamed(devices, typed)).toEqual(expected);
});
