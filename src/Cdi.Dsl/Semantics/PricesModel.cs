using Cdi.Dsl.Text;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Semantics;

/// <summary>What work costs.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Label">Price of a human label; null where not given.</param>
public sealed record PricesModel(Place Place, Located<Money>? Label);
