/** How closely a record is kept: 敏感级别, sensitive kinds of matters, and marks of state secrets. */
export { gradeWithin, isLevel, levelIds, levelName, levels, rankOf, type Level } from './levels.ts'
export { addedTopic, sensitiveTopics, type AddedTopic, type SensitiveTopic } from './sensitive-topics.ts'
export { levelOf, type Suggested } from './level-of.ts'
export { secrecyMarksIn, type SecrecyMark } from './secrecy-marks.ts'
