import { HowCounted } from "@/components/figures/how-counted";

/** How the most typical answer of a cell and its outliers are found. */
export const HowTypical = () => (
  <HowCounted
    figure="what is typical"
    definition="Every two answers of the cell are compared by their words, counted without case, signs and addresses: of every word the smaller of its two counts, summed, divided by the larger, summed. The mean of an answer’s shares with all others is how typical it is."
    parts={[
      { name: "Most typical", value: "The highest mean, of three answers or more." },
      {
        name: "Outlier",
        value:
          "A mean below the median of the means by more than three robust standard deviations (1.4826 × the median distance from it), and by more than 10 points; of four answers or more.",
      },
      { name: "Longer texts", value: "Their first 100,000 characters are judged." },
    ]}
  />
);
