import { describe, expect, it } from "vitest";
import { videoOf } from "./video.ts";

const youtube = (start = 0) => ({ site: "youtube", video: "aqz-KE-bpKQ", start });

describe("a link to a video", () => {
  it.each([
    ["https://www.youtube.com/watch?v=aqz-KE-bpKQ", youtube()],
    ["https://www.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ&t=1m30s", youtube(90)],
    ["http://m.youtube.com/watch?v=aqz-KE-bpKQ&start=12", youtube(12)],
    ["https://youtu.be/aqz-KE-bpKQ?si=x&t=42", youtube(42)],
    ["youtu.be/aqz-KE-bpKQ", youtube()],
    ["https://www.youtube.com/shorts/aqz-KE-bpKQ", youtube()],
    ["https://www.youtube.com/embed/aqz-KE-bpKQ?start=5", youtube(5)],
    ["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", youtube()],
    ["https://www.youtube.com/live/aqz-KE-bpKQ", youtube()],
    ["https://www.youtube.com/watch?v=aqz-KE-bpKQ#t=1h2m3s", youtube(3723)],
    ["https://vimeo.com/76979871", { site: "vimeo", video: "76979871", start: 0 }],
    ["https://player.vimeo.com/video/76979871#t=1m", { site: "vimeo", video: "76979871", start: 60 }],
    ["https://vimeo.com/channels/staffpicks/76979871", { site: "vimeo", video: "76979871", start: 0 }],
  ])("%s", (link, video) => expect(videoOf(link)).toEqual(video));

  it.each([
    "https://www.youtube.com/",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/@someone",
    "https://notyoutube.com/watch?v=aqz-KE-bpKQ",
    "https://youtube.com.evil.org/watch?v=aqz-KE-bpKQ",
    "see https://youtu.be/aqz-KE-bpKQ",
    "javascript:alert(1)//youtu.be/aqz-KE-bpKQ",
    "https://vimeo.com/about",
    "",
  ])("is not %s", (link) => expect(videoOf(link)).toBe(null));
});
