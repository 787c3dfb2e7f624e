namespace Cdi.Estimation.Agreement;

/// <summary>How a model errs about one option, over the labelled rows with an answer, weighted by 1/π.</summary>
/// <param name="FalsePositive">Share of all texts where the model alone says the option.</param>
/// <param name="FalseNegative">Share of all texts where people alone say it.</param>
/// <param name="Balance">False positives less false negatives: how much the model's share of the option is above the people's. 0 where errors cancel, and then
/// the model's share is right however many there are.</param>
public sealed record ClassErrors(ShareEstimate FalsePositive, ShareEstimate FalseNegative, ValueEstimate Balance);
