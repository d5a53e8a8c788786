// A partner's program, as it would be written against the generated client. It is compiled, not run.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./api";

export async function yearOf(base: string, token: string): Promise<string> {
  const bearer: Middleware = {
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  };
  const api = createClient<paths>({ baseUrl: base });
  api.use(bearer);

  const rounds = await api.GET("/api/v1/rounds");
  const round = rounds.data?.find((one) => one.declaring === "open" && !one.demonstration);
  if (round === undefined) return problem(rounds.error);
  const at = { round: round.code, unit: "DN-001" };

  const declaration = await api.GET("/api/v1/rounds/{round}/declarations/{unit}", { params: { path: at } });
  if (declaration.data === undefined) return problem(declaration.error);
  const total: number | undefined = declaration.data.preview?.total;
  const seen: string | null = declaration.response.headers.get("ETag");

  const saved = await api.PUT("/api/v1/rounds/{round}/declarations/{unit}/values/{criterion}", {
    params: { path: { ...at, criterion: "NT.4" }, ...(seen === null ? {} : { header: { "If-Match": seen } }) },
    body: { numerator: 90, denominator: 100, evidence: ["https://example.vn/quyet-dinh.pdf"] },
  });
  if (saved.data === undefined) return problem(saved.error);
  const step: string = saved.data.criterion?.trace.map((one) => `${one.id}: ${one.expression} = ${one.value}`).join("\n") ?? "";

  const form = new FormData();
  form.append("file", new Blob(["%PDF-"]));
  const file = await api.POST("/api/v1/rounds/{round}/declarations/{unit}/files", {
    params: { path: at },
    body: { file: "" },
    bodySerializer: () => form,
  });
  const reference: string | undefined = file.data?.ref;

  const receipt = await api.POST("/api/v1/rounds/{round}/declarations/{unit}/submission", {
    params: { path: at, header: { "Idempotency-Key": "2026-1" } },
  });
  const hash: string | undefined = receipt.data?.contentHash;

  const sheet = await api.GET("/api/v1/rounds/{round}/sheets/{unit}", { params: { path: at, query: { version: 1 } } });
  const lost = sheet.data?.result.criteria.filter((one) => one.max !== null && one.points < one.max).map((one) => one.code);

  const ranking = await api.GET("/api/v1/rounds/{round}/ranking/published", { params: { path: { round: round.code } } });
  const first = ranking.data?.entries.find((entry) => entry.rank === 1)?.name;

  const preview = await api.POST("/api/v1/sets/{set}/scores", {
    params: { path: { set: round.setId } },
    body: { values: { "NT.4": { value: 2 } }, unit: { code: "DN-001", attributes: { population: 20000 } } },
  });

  // @ts-expect-error a path that there is not
  await api.GET("/api/v1/nothing");
  // @ts-expect-error the unit is missing
  await api.GET("/api/v1/rounds/{round}/declarations/{unit}", { params: { path: { round: round.code } } });
  // @ts-expect-error points are numbers
  const words: string | undefined = preview.data?.total;

  return [total, step, reference, hash, lost?.join(), first, words].join("\n");
}

function problem(error: components["schemas"]["Problem"] | undefined): string {
  return error?.errors?.map((one) => `${one.field} ${one.criterion ?? ""} ${one.code}: ${one.message} ${one.expected}`).join("\n") ?? error?.detail ?? error?.traceId ?? "";
}
